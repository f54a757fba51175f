/**
 * This room holds the pieces that sorters are made of: finding, choosing and locating peaks, estimating motion, and following it.
 * It receives recordings and their noise levels.
 * It hands on peaks, their places, and motions.
 * It must not know of whole sorters, of files' formats or of the program.
 */
@org.jspecify.annotations.NullMarked
package org.hillock.sortingcomponents;
