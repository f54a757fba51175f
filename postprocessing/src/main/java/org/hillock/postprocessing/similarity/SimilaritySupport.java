package org.hillock.postprocessing.similarity;

/** On which channels two sparse templates are compared; dense templates are compared on all. */
public enum SimilaritySupport {
    /** On the channels of one unit or the other; 0 where they share none. */
    UNION,
    /** On the channels that both units have; 0 where they share none. */
    INTERSECTION,
    /** On all channels. */
    DENSE
}
