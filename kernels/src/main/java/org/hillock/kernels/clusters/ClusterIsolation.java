package org.hillock.kernels.clusters;

import java.util.Arrays;
import org.hillock.kernels.statistics.IncompleteGamma;
import org.hillock.kernels.statistics.OrderStatistic;

/** What the Mahalanobis distances of strangers say of a cluster (Harris et al. 2001, Schmitzer-Torbert et al. 2005). */
public final class ClusterIsolation {
    private ClusterIsolation() {}

    /** Returns the n-th smallest of some squared distances of strangers, n the smaller of their number and {@code members}; at least one of each. */
    public static double isolationDistance(double[] squared, int members) {
        int nth = Math.min(members, squared.length);
        return OrderStatistic.select(squared.clone(), 0, squared.length, nth - 1);
    }

    /** Returns Σ (1 - F(d²)) / members with F the chi-squared distribution of {@code features} degrees of freedom. */
    public static double lRatio(double[] squared, int members, int features) {
        double sum = Arrays.stream(squared)
                .map(distance -> IncompleteGamma.chiSquaredTail(features, distance))
                .sum();
        return sum / members;
    }
}
