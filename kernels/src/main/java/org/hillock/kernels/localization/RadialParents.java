package org.hillock.kernels.localization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which contacts lie farther from a centre than which of their neighbours, for every contact as the centre: along them a source must
 * not grow. Contacts are visited ring after ring of equal distance (rings can be taken several at once); the contacts of the first
 * ring and the centre have no limit; a later contact is limited by those of its closest neighbours that came in an earlier ring.
 *
 * <p>After the enforced decrease of J. Boussard, E. Varol, H. D. Lee, N. Dethe, L. Paninski, "Three-dimensional spike localization and
 * improved motion correction for Neuropixels recordings" (2021).
 *
 * @param children {@code [contacts][]} the limited contacts of each centre in the order of limiting, as positions in its neighbourhood
 * @param parents {@code [contacts][children][]} what limits each of them, as rising positions in the same neighbourhood
 */
public record RadialParents(int[][] children, int[][][] parents) {
    /**
     * Finds the limits from geometry.
     *
     * @param locations {@code [contacts][dimensions]} in µm
     * @param neighbours for each contact the contacts of its neighbourhood in rising order, itself among them
     * @param jumpsPerGrowth rings that are visited at once, 1 or more
     * @param jumpsOfParents a contact may be limited by contacts at its first so many distances, 1 or more
     */
    public static RadialParents of(double[][] locations, int[][] neighbours, int jumpsPerGrowth, int jumpsOfParents) {
        if (jumpsPerGrowth < 1 || jumpsOfParents < 1) {
            throw new IllegalArgumentException("radial_parents: n_jumps_per_growth = " + jumpsPerGrowth
                    + " and n_jumps_parent = " + jumpsOfParents + " must be 1 or more.");
        }
        int n = locations.length;
        double[][] distances = new double[n][n];
        double[] reach = new double[n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                distances[a][b] = Neighbourhoods.distance(locations[a], locations[b]);
            }
            double[] jumps = jumps(distances[a]);
            reach[a] = jumps.length == 0 ? 0 : jumps[Math.min(jumpsOfParents, jumps.length) - 1];
        }
        int[][] children = new int[n][];
        int[][][] parents = new int[n][][];
        for (int centre = 0; centre < n; centre++) {
            List<int[]> limits = new ArrayList<>();
            children[centre] = order(centre, distances, reach, neighbours[centre], jumpsPerGrowth, limits);
            parents[centre] = limits.toArray(int[][]::new);
        }
        return new RadialParents(children, parents);
    }

    /** With one ring at a time and limits from the first three distances. */
    public static RadialParents of(double[][] locations, int[][] neighbours) {
        return of(locations, neighbours, 1, 3);
    }

    /** The different distances above 0, rising. */
    private static double[] jumps(double[] distances) {
        return Arrays.stream(distances)
                .filter(distance -> distance > 0)
                .sorted()
                .distinct()
                .toArray();
    }

    private static int[] order(
            int centre, double[][] distances, double[] reach, int[] local, int jumpsPerGrowth, List<int[]> limits) {
        double[] jumps = jumps(distances[centre]);
        boolean[] seen = new boolean[distances.length];
        seen[centre] = true;
        List<Integer> children = new ArrayList<>();
        for (int ring = 0; ring < jumps.length; ring += jumpsPerGrowth) {
            double outer = jumps[Math.min(ring + jumpsPerGrowth, jumps.length) - 1];
            int[] grown = IntStream.range(0, local.length)
                    .filter(k -> !seen[local[k]] && distances[centre][local[k]] <= outer)
                    .toArray();
            for (int child : grown) {
                int contact = local[child];
                int[] above = IntStream.range(0, local.length)
                        .filter(k -> seen[local[k]] && distances[contact][local[k]] <= reach[contact])
                        .toArray();
                if (ring > 0 && above.length > 0) {
                    children.add(child);
                    limits.add(above);
                }
            }
            for (int child : grown) {
                seen[local[child]] = true;
            }
        }
        return children.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Lowers sizes in place so that no contact sees more than the largest of its limits.
     *
     * @param sizes one per contact of the centre's neighbourhood
     * @param centre index of the contact in the middle
     */
    public void enforceDecrease(double[] sizes, int centre) {
        int[] limited = children[centre];
        int[][] limits = parents[centre];
        for (int i = 0; i < limited.length; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int parent : limits[i]) {
                most = Math.max(most, sizes[parent]);
            }
            sizes[limited[i]] = Math.min(sizes[limited[i]], most);
        }
    }
}
