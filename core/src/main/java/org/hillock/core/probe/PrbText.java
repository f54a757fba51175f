package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;

/**
 * Probes as the text of a PRB file, the Python of klusta and SpyKING CIRCUS.
 *
 * <p>{@code channel_groups} holds a dictionary a group with {@code channels} and {@code geometry}; every group is a probe in µm whose
 * contacts, in the order of {@code channels}, are circles of radius 5 within a tip-shaped outline, wired to the channel of their number.
 * {@code geometry} is a dictionary of channel to position, or a list by channel number (by the order of {@code channels} where numbers
 * exceed it). Names are read whatever their case. The text is never run.
 */
public final class PrbText {
    private static final int RADIUS = 5;

    private PrbText() {}

    /**
     * The probes of a text.
     *
     * @throws WrongArgumentException where the text is no PRB file, naming the group, key or character offset
     */
    public static ProbeGroup parse(String text) {
        Map<String, Object> names;
        try {
            names = PythonAssignments.parse(text);
        } catch (PythonLiteral.Refused e) {
            throw new WrongArgumentException(
                    "PRB text: line " + lineOf(text, e.offset()) + " (character " + e.offset() + "): " + e.getMessage()
                            + ".",
                    e);
        }
        Object groups = lowerCased(names).get("channel_groups");
        if (!(groups instanceof Map<?, ?> entries) || entries.isEmpty()) {
            throw new WrongArgumentException("PRB text: key 'channel_groups' must be a dictionary with a group at least"
                    + " (found: " + String.join(", ", names.keySet()) + ").");
        }
        List<Probe> probes = new ArrayList<>();
        entries.forEach((name, group) -> probes.add(probe("channel_groups[" + name + "]", group)));
        ProbeGroup group = new ProbeGroup(probes);
        group.checkGlobalDeviceWiringAndIds();
        return group;
    }

    private static long lineOf(String text, int offset) {
        return 1
                + text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static Map<String, Object> lowerCased(Map<?, ?> entries) {
        Map<String, Object> out = new TreeMap<>();
        entries.forEach((key, value) -> out.put(String.valueOf(key).toLowerCase(Locale.ROOT), value));
        return out;
    }

    private static Probe probe(String where, Object group) {
        if (!(group instanceof Map<?, ?> entries)) {
            throw new WrongArgumentException(
                    "PRB text: " + where + " must be a dictionary with channels and geometry.");
        }
        Map<String, Object> keys = lowerCased(entries);
        int[] channels = channels(where, keys);
        double[][] positions = new double[channels.length][];
        for (int i = 0; i < channels.length; i++) {
            positions[i] = position(where, geometryOf(where, keys, channels, i), channels[i]);
        }
        Probe probe = Probe.empty().setContacts(positions, ContactShape.circle(RADIUS));
        return (channels.length == 0 ? probe : probe.createAutoShape()).setDeviceChannelIndices(channels);
    }

    private static int[] channels(String where, Map<String, Object> keys) {
        Object found = keys.getOrDefault("channels", Optional.empty());
        if (!(found instanceof List<?> list)) {
            throw new WrongArgumentException(
                    "PRB text: key 'channels' of " + where + " must be a list of channel numbers.");
        }
        Set<Object> seen = new HashSet<>();
        int[] channels = new int[list.size()];
        for (int i = 0; i < channels.length; i++) {
            if (!(list.get(i) instanceof Long channel) || channel < 0 || channel > Integer.MAX_VALUE) {
                throw new WrongArgumentException("PRB text: channels of " + where + ": channel = " + list.get(i)
                        + " must be a whole number from 0 on.");
            }
            if (!seen.add(channel)) {
                throw new WrongArgumentException("PRB text: channels of " + where + ": channel = " + channel
                        + " must occur once (it occurs twice).");
            }
            channels[i] = channel.intValue();
        }
        return channels;
    }

    private static Object geometryOf(String where, Map<String, Object> keys, int[] channels, int i) {
        Object geometry = keys.getOrDefault("geometry", Optional.empty());
        if (geometry instanceof List<?> list) {
            boolean byNumber = IntStream.of(channels).allMatch(c -> c < list.size());
            int at = byNumber ? channels[i] : i;
            if (at < list.size()) {
                return list.get(at);
            }
        }
        if (geometry instanceof Map<?, ?> map) {
            Object found = map.get((long) channels[i]);
            if (found != null) {
                return found;
            }
        }
        throw new WrongArgumentException(
                "PRB text: key 'geometry' of " + where + " must give a position for channel " + channels[i] + ".");
    }

    private static double[] position(String where, Object point, int channel) {
        if (point instanceof List<?> list && list.size() == 2 && list.stream().allMatch(Number.class::isInstance)) {
            return list.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
        }
        throw new WrongArgumentException("PRB text: geometry of " + where + ": position of channel " + channel + " = "
                + point + " must be two numbers (x, y).");
    }

    /** The text of a group: a channel group a probe, connected contacts only; radius and total number of channels where given. */
    public static String format(
            ProbeGroup group, GroupMode mode, Optional<Integer> totalNbChannels, Optional<Double> radius) {
        if (!group.isWired()) {
            throw new WrongArgumentException(
                    "write PRB: device_channel_indices must be set (a PRB file names channels).");
        }
        StringBuilder out = new StringBuilder();
        totalNbChannels.ifPresent(
                n -> out.append("total_nb_channels = ").append(n).append('\n'));
        radius.ifPresent(r -> out.append("radius = ").append(number(r)).append('\n'));
        out.append("channel_groups = {\n");
        int index = 0;
        for (Probe part : parts(group, mode)) {
            out.append("    ").append(index++).append(": {\n");
            appendPart(out, part);
            out.append("    },\n");
        }
        return out.append("}\n").toString();
    }

    private static Collection<Probe> parts(ProbeGroup group, GroupMode mode) {
        boolean byShank = mode == GroupMode.BY_SHANK || (mode == GroupMode.AUTO && group.hasShankIds());
        return group.probes().stream()
                .map(PrbText::connected)
                .filter(probe -> probe.getContactCount() > 0)
                .flatMap(probe -> byShank
                        ? probe.getShanks().stream().map(shank -> probe.getSlice(shank.getIndices()))
                        : List.of(probe).stream())
                .toList();
    }

    private static Probe connected(Probe probe) {
        return probe.getSlice(IntStream.range(0, probe.getContactCount())
                .filter(i -> probe.contacts().deviceChannelIndex(i) >= 0)
                .toArray());
    }

    private static void appendPart(StringBuilder out, Probe part) {
        List<Integer> channels = part.contacts().deviceChannelIndices().orElse(List.of());
        out.append("        'channels': ").append(channels).append(",\n        'geometry': {\n");
        double[][] rows = part.contacts().positions().toRows();
        for (int i = 0; i < rows.length; i++) {
            out.append("            ")
                    .append(channels.get(i))
                    .append(": [")
                    .append(String.join(
                            ", ",
                            Arrays.stream(rows[i]).mapToObj(PrbText::number).toList()))
                    .append("],\n");
        }
        out.append("        },\n");
    }

    private static String number(double value) {
        return PythonJson.formatCompact(PythonJson.NODES.numberNode(value));
    }
}
