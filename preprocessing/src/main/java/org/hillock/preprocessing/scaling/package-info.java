/**
 * This room changes the scale of samples, each on its own: gains and offsets, sample types, limits. It receives recordings and
 * numbers, or estimates the numbers from random chunks. It hands on recordings of the same shape. It must not know neighbours in
 * time or space.
 */
@NullMarked
package org.hillock.preprocessing.scaling;

import org.jspecify.annotations.NullMarked;
