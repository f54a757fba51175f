package org.hillock.curation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.values.DType;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;

/** The properties of units after merging or splitting. */
final class UnitProperties {
    private UnitProperties() {}

    /**
     * Properties of new units. A unit has what all units behind it have alike, otherwise NaN or the empty text; properties of other types are
     * dropped where a unit would have no entry.
     *
     * @param before of the units as they were
     * @param origins for each new unit the positions of the units behind it
     * @param known whether entries are taken over at all, for each new unit
     */
    static Properties regrouped(Properties before, List<int[]> origins, boolean[] known) {
        Properties out = Properties.empty(origins.size());
        for (Map.Entry<String, NdArray> entry : before.asMap().entrySet()) {
            List<NdArray> parts = new ArrayList<>();
            for (int unit = 0; unit < known.length; unit++) {
                (known[unit] ? common(entry.getValue(), origins.get(unit)) : Optional.<NdArray>empty())
                        .or(() -> missing(entry.getValue()))
                        .ifPresent(parts::add);
            }
            if (parts.size() == origins.size() && !parts.isEmpty()) {
                out = out.with(entry.getKey(), NdArray.concatenate(parts));
            }
        }
        return out;
    }

    private static Optional<NdArray> common(NdArray values, int[] origins) {
        NdArray first = values.take(new int[] {origins[0]});
        boolean alike = Arrays.stream(origins)
                .allMatch(unit -> values.take(new int[] {unit}).equals(first));
        return alike ? Optional.of(first) : Optional.empty();
    }

    private static Optional<NdArray> missing(NdArray values) {
        int[] shape = values.shape();
        shape[0] = 1;
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        return switch (values.type()) {
            case ElementType.Text ignored -> {
                String[] blank = new String[size];
                Arrays.fill(blank, "");
                yield Optional.of(NdArray.ofStrings(blank, shape));
            }
            case ElementType.Numeric(DType dtype)
            when dtype == DType.FLOAT64 -> {
                double[] unknown = new double[size];
                Arrays.fill(unknown, Double.NaN);
                yield Optional.of(NdArray.ofDoubles(unknown, shape));
            }
            case ElementType.Numeric(DType dtype)
            when dtype == DType.FLOAT32 -> {
                float[] unknown = new float[size];
                Arrays.fill(unknown, Float.NaN);
                yield Optional.of(NdArray.ofFloats(unknown, shape));
            }
            default -> Optional.empty();
        };
    }
}
