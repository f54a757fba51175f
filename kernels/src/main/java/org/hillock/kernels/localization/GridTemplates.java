package org.hillock.kernels.localization;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What sources on a regular grid in the plane of the contacts, at several distances from it, would look like on the contacts. For each
 * place and each distance only the contacts that see something are kept.
 *
 * @param positions {@code [places][2]} in µm, x running fastest
 * @param layers the distance from the plane (µm), or the width of a source (µm), that belongs to each layer
 * @param numContacts number of contacts
 * @param starts where the entries of a layer of a place begin: index {@code place · layers + layer}, one more than there are pairs
 * @param contacts for each entry the contact, rising within a pair
 * @param weights for each entry what the contact sees; the squares of a pair sum to 1
 * @param nearby for each contact the places no farther than the radius, rising
 * @param seeing for each contact the contacts that see anything of a source at the places nearby, rising
 */
public record GridTemplates(
        double[][] positions,
        double[] layers,
        int numContacts,
        int[] starts,
        int[] contacts,
        float[] weights,
        int[][] nearby,
        int[][] seeing) {
    /** Beyond this many factors of e below the best contact nothing is left in single precision. */
    private static final double NEGLIGIBLE = 40;

    /**
     * Lays the grid and computes the templates.
     *
     * @param locations {@code [contacts][2]} in µm
     * @param radiusUm a place belongs to a contact when it is no farther than this
     * @param upsamplingUm step of the grid in µm
     * @param marginUm how far the grid extends beyond the outermost contacts in µm
     * @param decay how what a contact sees falls with its distance
     */
    public static GridTemplates of(
            double[][] locations, double radiusUm, double upsamplingUm, double marginUm, SourceDecay decay) {
        if (!(upsamplingUm > 0)) {
            throw new IllegalArgumentException(
                    "grid_convolution: upsampling_um = " + upsamplingUm + " um must be above 0.");
        }
        return at(positions(locations, upsamplingUm, marginUm), locations, radiusUm, decay);
    }

    /**
     * Computes the templates of sources at given places.
     *
     * @param positions {@code [places][2]} in µm
     * @param locations {@code [contacts][2]} in µm
     * @param radiusUm a place belongs to a contact when it is no farther than this
     * @param decay how what a contact sees falls with its distance
     */
    public static GridTemplates at(double[][] positions, double[][] locations, double radiusUm, SourceDecay decay) {
        Rows[] rows = new Rows[positions.length];
        IntStream.range(0, rows.length)
                .parallel()
                .forEach(place -> rows[place] = Rows.of(positions[place], locations, decay));
        int layers = decay.layers().length;
        int[] starts = new int[positions.length * layers + 1];
        int total = 0;
        for (int place = 0; place < rows.length; place++) {
            for (int layer = 0; layer < layers; layer++) {
                starts[place * layers + layer] = total + rows[place].starts[layer];
            }
            total += rows[place].contacts.length;
        }
        starts[starts.length - 1] = total;
        int[] contacts = new int[total];
        float[] weights = new float[total];
        for (int place = 0, at = 0; place < rows.length; at += rows[place].contacts.length, place++) {
            System.arraycopy(rows[place].contacts, 0, contacts, at, rows[place].contacts.length);
            System.arraycopy(rows[place].weights, 0, weights, at, rows[place].contacts.length);
        }
        int[][] nearby = new int[locations.length][];
        Arrays.setAll(nearby, contact -> IntStream.range(0, positions.length)
                .filter(place -> Neighbourhoods.distance(locations[contact], positions[place]) <= radiusUm)
                .toArray());
        int[][] seeing = new int[locations.length][];
        Arrays.setAll(seeing, contact -> seeing(nearby[contact], layers, locations.length, starts, contacts));
        return new GridTemplates(
                positions, decay.layers(), locations.length, starts, contacts, weights, nearby, seeing);
    }

    private static int[] seeing(int[] places, int layers, int numContacts, int[] starts, int[] contacts) {
        boolean[] sees = new boolean[numContacts];
        for (int place : places) {
            for (int i = starts[place * layers]; i < starts[(place + 1) * layers]; i++) {
                sees[contacts[i]] = true;
            }
        }
        return IntStream.range(0, numContacts).filter(contact -> sees[contact]).toArray();
    }

    private static double[][] positions(double[][] locations, double step, double margin) {
        double[] xs = axis(locations, 0, step, margin);
        double[] ys = axis(locations, 1, step, margin);
        double[][] positions = new double[xs.length * ys.length][];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = new double[] {xs[i % xs.length], ys[i / xs.length]};
        }
        return positions;
    }

    private static double[] axis(double[][] locations, int dimension, double step, double margin) {
        double low = Arrays.stream(locations)
                        .mapToDouble(place -> place[dimension])
                        .min()
                        .orElseThrow()
                - margin;
        double high = Arrays.stream(locations)
                        .mapToDouble(place -> place[dimension])
                        .max()
                        .orElseThrow()
                + margin;
        double[] axis = new double[(int) Math.max(0, Math.ceil((high + step / 10 - low) / step))];
        Arrays.setAll(axis, i -> low + i * step);
        return axis;
    }

    /** Number of places. */
    public int numPlaces() {
        return positions.length;
    }

    /** All weights {@code [layers][contacts][places]}, zeros included. */
    public float[][][] dense() {
        float[][][] dense = new float[layers.length][numContacts][positions.length];
        for (int pair = 0; pair < starts.length - 1; pair++) {
            for (int i = starts[pair]; i < starts[pair + 1]; i++) {
                dense[pair % layers.length][contacts[i]][pair / layers.length] = weights[i];
            }
        }
        return dense;
    }

    /** The entries of one place, layer after layer. */
    private record Rows(int[] starts, int[] contacts, float[] weights) {
        static Rows of(double[] place, double[][] locations, SourceDecay decay) {
            int n = locations.length;
            double[] distances = new double[n];
            Arrays.setAll(distances, c -> Neighbourhoods.distance(place, locations[c]));
            double nearest = Arrays.stream(distances).min().orElseThrow();
            double threshold = decay.sparsityThreshold().orElse(0.5 / Math.sqrt(n));
            int layers = decay.layers().length;
            int[] starts = new int[layers];
            int[] contacts = new int[n * layers];
            float[] weights = new float[n * layers];
            float[] values = new float[n];
            int count = 0;
            for (int layer = 0; layer < layers; layer++) {
                starts[layer] = count;
                double best = decay.exponent(nearest, layer);
                for (int c = 0; c < n; c++) {
                    double exponent = decay.exponent(distances[c], layer);
                    values[c] = exponent - best > NEGLIGIBLE ? 0 : (float) Math.exp(-exponent);
                }
                normalise(values);
                for (int c = 0; c < n; c++) {
                    values[c] = values[c] < threshold ? 0 : values[c];
                }
                normalise(values);
                for (int c = 0; c < n; c++) {
                    if (values[c] != 0) {
                        contacts[count] = c;
                        weights[count++] = values[c];
                    }
                }
            }
            return new Rows(starts, Arrays.copyOf(contacts, count), Arrays.copyOf(weights, count));
        }

        /** To a sum of squares of 1 in single precision, as the peer's weights are kept; nothing where nothing is seen. */
        private static void normalise(float[] values) {
            float squares = 0;
            for (float value : values) {
                squares += value * value;
            }
            float norm = (float) Math.sqrt(squares);
            for (int c = 0; c < values.length; c++) {
                values[c] = norm > 0 ? values[c] / norm : 0;
            }
        }
    }
}
