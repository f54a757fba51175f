package org.hillock.preprocessing.reference;

/**
 * Channels that one reference is subtracted from.
 *
 * @param sources the columns whose median or mean is the reference
 * @param targets the columns that it is subtracted from
 */
record ReferenceGroup(int[] sources, int[] targets) {}
