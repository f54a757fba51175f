package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;

/** Makes two-dimensional probes in µm by their layout; positions equal those of probeinterface 0.2.24. */
public final class ProbeGenerators {
    private static final double TIP_MARGIN = 25;
    private static final double SHANK_HEAD = 40;
    private static final double DUMMY_PITCH = 25;
    private static final double DUMMY_QUALITY = 1000;

    private ProbeGenerators() {}

    /** Thirty-two contacts in three columns (10, 12, 10) of pitch 25 µm; {@code shape} is circle, square or rect. */
    public static Probe generateDummyProbe(String shape) {
        ContactShape contact =
                switch (shape) {
                    case "circle" -> ContactShape.circle(6);
                    case "square" -> ContactShape.square(7);
                    default -> new ContactShape(shape, ContactShape.rect(6, 4.5).params());
                };
        double[] quality = new double[32];
        Arrays.fill(quality, DUMMY_QUALITY);
        return generateMultiColumnsProbe(MultiColumns.withDefaults()
                        .withContactsPerColumn(10, 12, 10)
                        .withPitch(DUMMY_PITCH, DUMMY_PITCH)
                        .withYShiftPerColumn(0.0, -DUMMY_PITCH / 2, 0.0)
                        .withShape(contact))
                .annotate("manufacturer", "me")
                .annotateContacts("quality", NdArray.ofDoubles(quality));
    }

    /** A dummy probe with circles and, 150 µm to the right and 50 µm lower, one with rectangles. */
    public static ProbeGroup generateDummyProbeGroup() {
        return ProbeGroup.of(
                generateDummyProbe("circle"), generateDummyProbe("rect").move(150, -50));
    }

    /** Four contacts on a circle of radius {@code r} µm: right, top, left, bottom. */
    public static Probe generateTetrode(double r) {
        double[][] positions = new double[4][];
        for (int i = 0; i < 4; i++) {
            double angle = i * Math.PI / 2;
            positions[i] = new double[] {r * Math.cos(angle), r * Math.sin(angle)};
        }
        return Probe.empty().setContacts(positions, ContactShape.circle(6));
    }

    /** A tetrode with contacts 10 µm from its centre. */
    public static Probe generateTetrode() {
        return generateTetrode(10);
    }

    /** {@code numElec} contacts above each other. */
    public static Probe generateLinearProbe(int numElec, double ypitch, ContactShape shape) {
        return generateMultiColumnsProbe(
                MultiColumns.of(1, numElec).withPitch(0, ypitch).withShape(shape));
    }

    /** {@code numElec} circles of radius 6 µm above each other, 20 µm apart. */
    public static Probe generateLinearProbe(int numElec) {
        return generateLinearProbe(numElec, 20, ContactShape.circle(6));
    }

    /** {@code side × side} contacts on a square grid. */
    public static Probe generateSquareProbe(int side, double pitch, ContactShape shape) {
        return generateMultiColumnsProbe(
                MultiColumns.of(side, side).withPitch(pitch, pitch).withShape(shape));
    }

    /** Contacts in columns, with ids 0, 1, … and a tip-shaped outline. */
    public static Probe generateMultiColumnsProbe(MultiColumns layout) {
        List<double[]> positions = new ArrayList<>();
        for (int column = 0; column < layout.numContactPerColumn().size(); column++) {
            for (int i = 0; i < layout.numContactPerColumn().get(column); i++) {
                positions.add(new double[] {
                    layout.xpitch() * column,
                    layout.ypitch() * i + layout.yShiftPerColumn().get(column)
                });
            }
        }
        return Probe.empty()
                .setContacts(positions.toArray(double[][]::new), layout.shape())
                .setContactIds(IntStream.range(0, positions.size())
                        .mapToObj(Integer::toString)
                        .toList())
                .createAutoShape("tip", TIP_MARGIN);
    }

    /** {@code numShank} equal shanks, each shifted by {@code shankPitch} (x, y) µm from the one before. */
    public static Probe generateMultiShank(int numShank, double[] shankPitch, MultiColumns layout) {
        if (numShank < 1 || shankPitch.length != 2) {
            throw new WrongArgumentException("generateMultiShank: num_shank = " + numShank
                    + " must be at least 1, and shank_pitch two lengths (it has " + shankPitch.length + ").");
        }
        Probe shank = generateMultiColumnsProbe(layout);
        return combineProbes(
                IntStream.range(0, numShank)
                        .mapToObj(i -> shank.move(i * shankPitch[0], i * shankPitch[1]))
                        .toList(),
                true);
    }

    /** Two shanks, 150 µm apart, of three columns of ten contacts. */
    public static Probe generateMultiShank() {
        return generateMultiShank(2, new double[] {150, 0}, MultiColumns.withDefaults());
    }

    /**
     * One probe whose shanks 0, 1, … are the given probes in their order; contact ids, wiring and annotations are dropped.
     *
     * <p>With {@code connectShape} the outlines are joined below a common head, 40 µm above the first and last point; none where a probe has no outline.
     */
    public static Probe combineProbes(List<Probe> probes, boolean connectShape) {
        if (probes.isEmpty()) {
            throw new WrongArgumentException("combineProbes: probes must hold at least one probe.");
        }
        List<String> shankIds = IntStream.range(0, probes.size())
                .boxed()
                .flatMap(p -> Collections.nCopies(probes.get(p).getContactCount(), Integer.toString(p)).stream())
                .toList();
        Probe first = probes.getFirst();
        Probe all = Probe.empty(first.ndim(), first.siUnits())
                .setContacts(
                        join(probes.stream().map(p -> p.contacts().positions()).toList()),
                        join(probes.stream().map(p -> p.contacts().planeAxes()).toList()),
                        probes.stream()
                                .flatMap(p -> p.contacts().shapes().stream())
                                .toList())
                .setShankIds(shankIds);
        return connectShape ? all.withPlanarContour(connected(probes)) : all;
    }

    private static NdArray join(List<NdArray> parts) {
        return NdArray.concatenate(parts.stream()
                .map(part -> NdArray.ofDoubles(part.toDoubles(), part.shape()))
                .toList());
    }

    private static Optional<NdArray> connected(List<Probe> probes) {
        if (probes.getFirst().ndim() != 2
                || probes.stream().anyMatch(p -> p.planarContour().isEmpty())) {
            return Optional.empty();
        }
        List<double[]> points = new ArrayList<>();
        probes.forEach(p ->
                points.addAll(List.of(p.planarContour().map(NdArray::toRows).orElseGet(() -> new double[0][]))));
        points.addFirst(new double[] {points.getFirst()[0], points.getFirst()[1] + SHANK_HEAD});
        points.addLast(new double[] {points.getLast()[0], points.getLast()[1] + SHANK_HEAD});
        return Optional.of(NdArray.ofRows(points.toArray(double[][]::new)));
    }

    /** A probe for known locations {@code [channels][2 or 3]}: contact i is channel i; three coordinates lie in planes x–y. */
    public static Probe generateDummyProbeFromLocations(double[][] locations, ContactShape shape) {
        int ndim = locations.length == 0 ? 2 : locations[0].length;
        int n = locations.length;
        double[] axes = new double[n * 2 * ndim];
        for (int i = 0; i < n; i++) {
            axes[2 * i * ndim] = 1;
            axes[2 * i * ndim + ndim + 1] = 1;
        }
        return Probe.empty(ndim, "um")
                .setContacts(
                        NdArray.ofDoubles(
                                Arrays.stream(locations)
                                        .flatMapToDouble(Arrays::stream)
                                        .toArray(),
                                n,
                                ndim),
                        NdArray.ofDoubles(axes, n, 2, ndim),
                        Collections.nCopies(n, shape))
                .setDeviceChannelIndices(IntStream.range(0, n).toArray());
    }

    /** A probe for known locations with circles of radius 1 µm. */
    public static Probe generateDummyProbeFromLocations(double[][] locations) {
        return generateDummyProbeFromLocations(locations, ContactShape.circle(1));
    }
}
