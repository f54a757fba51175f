/**
 * This room holds what golden trees have in common: the index, inputs, tolerances, and the comparison of answers with what was recorded.
 * It receives the folder of a tree and the answers that somebody computed for a case.
 * It hands on cases with their inputs, and the differences that a tolerance does not allow.
 * It must not know how an answer is computed, nor any name of a function, an input or a parameter.
 */
@NullMarked
package org.hillock.testkit.golden;

import org.jspecify.annotations.NullMarked;
