package org.hillock.core.tools;

/**
 * The order of channels along a probe.
 *
 * @param order the positions of the channels, the first along the probe first: {@code sorted[i] = given[order[i]]}
 * @param inverse the way back: {@code given[i] = sorted[inverse[i]]}
 */
public record DepthOrder(int[] order, int[] inverse) {}
