package org.hillock.core.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far tissue has moved along a probe: displacements in µm at the centres of bins of time and depth, for each segment. The arrays
 * are shared, not copied.
 *
 * @param displacement for each segment {@code [times][depths]} in µm
 * @param temporalBinsS for each segment the centres of the bins of time in s, rising
 * @param spatialBinsUm centres of the bins of depth in µm, rising; one for a rigid motion
 * @param direction the axis of the probe: x, y or z
 * @param interpolationMethod what holds between centres: {@code linear} (and the nearest centre's value outside) or {@code nearest}
 */
public record Motion(
        List<double[][]> displacement,
        List<double[]> temporalBinsS,
        double[] spatialBinsUm,
        String direction,
        String interpolationMethod) {
    /** Checks that all sizes agree. */
    public Motion {
        displacement = List.copyOf(displacement);
        temporalBinsS = List.copyOf(temporalBinsS);
        require(displacement.size() == temporalBinsS.size(), "temporal_bins_s must hold one list for each segment");
        require(spatialBinsUm.length > 0, "spatial_bins_um must not be empty");
        require(direction.length() == 1 && "xyz".contains(direction), "direction must be x, y or z");
        require(
                List.of("linear", "nearest").contains(interpolationMethod),
                "interpolation_method must be linear or nearest");
        for (int segment = 0; segment < displacement.size(); segment++) {
            require(
                    displacement.get(segment).length == temporalBinsS.get(segment).length
                            && temporalBinsS.get(segment).length > 0,
                    "displacement must have one row for each bin of time");
            for (double[] row : displacement.get(segment)) {
                require(row.length == spatialBinsUm.length, "displacement must have one column for each bin of depth");
            }
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new WrongArgumentException("motion: " + rule + ".");
        }
    }

    /** A motion along y, linear between centres. */
    public static Motion of(List<double[][]> displacement, List<double[]> temporalBinsS, double[] spatialBinsUm) {
        return new Motion(displacement, temporalBinsS, spatialBinsUm, "y", "linear");
    }

    /** Number of segments. */
    public int numSegments() {
        return displacement.size();
    }

    /** The axis as an index: 0 for x, 1 for y, 2 for z. */
    public int dimension() {
        return "xyz".indexOf(direction);
    }

    /** The displacement in µm at a time in s and a depth in µm; times and depths beyond the outermost centres take theirs. */
    public double displacementAt(int segment, double time, double depth) {
        if (segment < 0 || segment >= numSegments()) {
            throw new WrongArgumentException("motion: segment_index = " + segment + " must lie in [0, " + numSegments()
                    + ") (the segments of the motion).");
        }
        double[] times = temporalBinsS.get(segment);
        double[][] values = displacement.get(segment);
        double t = position(times, time);
        double d = position(spatialBinsUm, depth);
        if (interpolationMethod.equals("nearest")) {
            return values[(int) Math.rint(t)][(int) Math.rint(d)];
        }
        int row = (int) t;
        int column = (int) d;
        int nextRow = Math.min(row + 1, times.length - 1);
        int nextColumn = Math.min(column + 1, spatialBinsUm.length - 1);
        double before = between(values[row][column], values[row][nextColumn], d - column);
        double after = between(values[nextRow][column], values[nextRow][nextColumn], d - column);
        return between(before, after, t - row);
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /** A position among centres as an index with fraction, within [0, n - 1]. */
    private static double position(double[] centres, double at) {
        int found = Arrays.binarySearch(centres, at);
        if (found >= 0) {
            return found;
        }
        int next = -found - 1;
        if (next == 0 || next == centres.length) {
            return next == 0 ? 0 : centres.length - 1;
        }
        return next - 1 + (at - centres[next - 1]) / (centres[next] - centres[next - 1]);
    }

    /** As the peer's {@code Motion.to_dict} gives it. */
    public ObjectNode toJson() {
        ObjectNode out = PythonJson.NODES.objectNode();
        ArrayNode displacements = out.putArray("displacement");
        displacement.forEach(rows -> displacements.add(NdJson.toJson(NdArray.ofRows(rows))));
        ArrayNode times = out.putArray("temporal_bins_s");
        temporalBinsS.forEach(bins -> times.add(NdJson.toJson(NdArray.ofDoubles(bins))));
        out.set("spatial_bins_um", NdJson.toJson(NdArray.ofDoubles(spatialBinsUm)));
        out.put("interpolation_method", interpolationMethod);
        out.put("direction", direction);
        return out;
    }

    /** Reads what {@link #toJson} or the peer has written; a single segment may stand without its list. */
    public static Motion fromJson(JsonNode json) {
        List<double[][]> displacement = new ArrayList<>();
        List<double[]> times = new ArrayList<>();
        JsonNode bins = json.path("temporal_bins_s");
        JsonNode values = json.path("displacement");
        require(
                bins.isArray()
                        && values.isArray()
                        && json.path("spatial_bins_um").isArray(),
                "displacement, temporal_bins_s and spatial_bins_um must be given as lists");
        if (!bins.isEmpty() && bins.get(0).isNumber()) {
            times.add(NdJson.fromJson(bins).toDoubles());
            displacement.add(NdJson.fromJson(values).toRows());
        } else {
            bins.forEach(segment -> times.add(NdJson.fromJson(segment).toDoubles()));
            values.forEach(segment -> displacement.add(NdJson.fromJson(segment).toRows()));
        }
        return new Motion(
                displacement,
                times,
                NdJson.fromJson(json.path("spatial_bins_um")).toDoubles(),
                json.path("direction").asString("y"),
                json.path("interpolation_method").asString("linear"));
    }
}
