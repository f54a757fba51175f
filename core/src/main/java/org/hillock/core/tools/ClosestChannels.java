package org.hillock.core.tools;

/**
 * The neighbours of some channels, the closest first.
 *
 * @param indices {@code [channels asked for][neighbours]}: which channel
 * @param distances {@code [channels asked for][neighbours]}: how far it is, in µm
 */
public record ClosestChannels(int[][] indices, double[][] distances) {}
