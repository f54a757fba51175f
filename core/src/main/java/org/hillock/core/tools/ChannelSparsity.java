package org.hillock.core.tools;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which channels belong to which unit. Immutable. */
public final class ChannelSparsity {
    private final boolean[][] mask;
    private final Ids unitIds;
    private final Ids channelIds;

    private ChannelSparsity(boolean[][] mask, Ids unitIds, Ids channelIds) {
        this.mask = mask;
        this.unitIds = unitIds;
        this.channelIds = channelIds;
    }

    /** A sparsity of a mask {@code [units][channels]}, which is copied. */
    public static ChannelSparsity of(boolean[][] mask, Ids unitIds, Ids channelIds) {
        if (mask.length != unitIds.size() || Arrays.stream(mask).anyMatch(row -> row.length != channelIds.size())) {
            throw new WrongArgumentException("sparsity: mask must have " + unitIds.size() + " units × "
                    + channelIds.size() + " channels (as many as there are ids).");
        }
        return new ChannelSparsity(
                Arrays.stream(mask).map(boolean[]::clone).toArray(boolean[][]::new), unitIds, channelIds);
    }

    /** Every channel belongs to every unit. */
    public static ChannelSparsity dense(Ids unitIds, Ids channelIds) {
        boolean[][] mask = new boolean[unitIds.size()][channelIds.size()];
        Arrays.stream(mask).forEach(row -> Arrays.fill(row, true));
        return new ChannelSparsity(mask, unitIds, channelIds);
    }

    /** The channels of each unit, by their names; a unit that is not named has none. */
    public static ChannelSparsity fromUnitIdToChannelIds(Map<Id, Ids> channels, Ids unitIds, Ids channelIds) {
        boolean[][] mask = new boolean[unitIds.size()][channelIds.size()];
        channels.forEach((unit, names) -> {
            boolean[] row = mask[unitIds.indexOf(unit)];
            for (int index : channelIds.indicesOf(names)) {
                row[index] = true;
            }
        });
        return new ChannelSparsity(mask, unitIds, channelIds);
    }

    /** The names of the units. */
    public Ids unitIds() {
        return unitIds;
    }

    /** The names of the channels. */
    public Ids channelIds() {
        return channelIds;
    }

    /** Number of units. */
    public int numUnits() {
        return unitIds.size();
    }

    /** Number of channels. */
    public int numChannels() {
        return channelIds.size();
    }

    /** Whether a channel belongs to a unit. */
    public boolean isActive(int unitIndex, int channelIndex) {
        return mask[unitIndex][channelIndex];
    }

    /** The mask {@code [units][channels]}; a copy. */
    public boolean[][] mask() {
        return Arrays.stream(mask).map(boolean[]::clone).toArray(boolean[][]::new);
    }

    /** The mask as an array of shape {@code [units, channels]}. */
    public NdArray toArray() {
        boolean[] flat = new boolean[numUnits() * numChannels()];
        for (int unit = 0; unit < numUnits(); unit++) {
            System.arraycopy(mask[unit], 0, flat, unit * numChannels(), numChannels());
        }
        return NdArray.ofBooleans(flat, numUnits(), numChannels());
    }

    /** The indices of a unit's channels, rising. */
    public int[] channelIndices(int unitIndex) {
        boolean[] row = mask[unitIndex];
        return IntStream.range(0, row.length).filter(channel -> row[channel]).toArray();
    }

    /** The indices of each unit's channels, rising. */
    public Map<Id, int[]> unitIdToChannelIndices() {
        Map<Id, int[]> out = new LinkedHashMap<>();
        for (int unit = 0; unit < numUnits(); unit++) {
            out.put(unitIds.get(unit), channelIndices(unit));
        }
        return out;
    }

    /** The names of each unit's channels, in channel order. */
    public Map<Id, Ids> unitIdToChannelIds() {
        Map<Id, Ids> out = new LinkedHashMap<>();
        unitIdToChannelIndices().forEach((unit, indices) -> out.put(unit, channelIds.take(indices)));
        return out;
    }

    /** The largest number of channels that a unit has; the width of a sparse waveform. */
    public int maxNumActiveChannels() {
        return IntStream.range(0, numUnits())
                .map(unit -> channelIndices(unit).length)
                .max()
                .orElse(0);
    }

    /** The share of channels that belong to a unit, over all units; 0 where there are none. */
    public double density() {
        long active = IntStream.range(0, numUnits())
                .mapToLong(unit -> channelIndices(unit).length)
                .sum();
        return active == 0 ? 0 : (double) active / ((long) numUnits() * numChannels());
    }

    /** The same sparsity for some of the units, in the given order. */
    public ChannelSparsity selectUnits(Ids wanted) {
        boolean[][] rows = IntStream.of(unitIds.indicesOf(wanted))
                .mapToObj(unit -> mask[unit])
                .toArray(boolean[][]::new);
        return new ChannelSparsity(rows, wanted, channelIds);
    }

    /** The object {@code {unit_id_to_channel_ids, channel_ids, unit_ids}}, as the peer writes {@code sparsity.json}. */
    public ObjectNode toDict() {
        return SparsityJson.write(this);
    }

    /**
     * Reads the object that {@link #toDict} writes.
     *
     * @throws WrongArgumentException where a key is missing or an id unknown
     */
    public static ChannelSparsity fromDict(JsonNode dict) {
        return SparsityJson.read(dict);
    }

    /** Refuses other units or channels. */
    void requireFor(Ids units, Ids channels) {
        if (!units.equals(unitIds) || !channels.equals(channelIds)) {
            throw new WrongArgumentException("sparsity: " + this + " must be that of the same " + units.size()
                    + " units and " + channels.size() + " channels.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelSparsity that
                && unitIds.equals(that.unitIds)
                && channelIds.equals(that.channelIds)
                && Arrays.deepEquals(mask, that.mask);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * unitIds.hashCode() + channelIds.hashCode()) + Arrays.deepHashCode(mask);
    }

    /** Units, channels and density, as the peer prints them. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "ChannelSparsity - units: %d - channels: %d - density, P(x=1): %.2f",
                numUnits(),
                numChannels(),
                density());
    }
}
