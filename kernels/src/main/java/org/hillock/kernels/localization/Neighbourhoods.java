package org.hillock.kernels.localization;

import java.util.stream.IntStream;

/** Contacts around contacts: pure geometry on locations {@code [contacts][dimensions]} in µm. */
public final class Neighbourhoods {
    private Neighbourhoods() {}

    /** The Euclidean distance of two points in µm. */
    public static double distance(double[] a, double[] b) {
        double squares = 0;
        for (int d = 0; d < a.length; d++) {
            squares += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return Math.sqrt(squares);
    }

    /**
     * For each contact the contacts nearer than a radius, itself among them, in rising order.
     *
     * @param locations {@code [contacts][dimensions]} in µm
     * @param radiusUm radius in µm; a contact at exactly this distance is left out
     */
    public static int[][] nearerThan(double[][] locations, double radiusUm) {
        return chosen(locations, (a, b) -> distance(a, b) < radiusUm);
    }

    /** For each contact the contacts no farther than a radius in µm, itself among them, in rising order. */
    public static int[][] within(double[][] locations, double radiusUm) {
        return chosen(locations, (a, b) -> distance(a, b) <= radiusUm);
    }

    private interface Rule {
        boolean holds(double[] a, double[] b);
    }

    private static int[][] chosen(double[][] locations, Rule rule) {
        int[][] out = new int[locations.length][];
        for (int c = 0; c < out.length; c++) {
            double[] centre = locations[c];
            out[c] = IntStream.range(0, locations.length)
                    .filter(other -> rule.holds(centre, locations[other]))
                    .toArray();
        }
        return out;
    }
}
