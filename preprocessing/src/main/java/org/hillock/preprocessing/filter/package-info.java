/**
 * This room filters channels in time. It receives recordings with bands, orders and families, or ready coefficients. It hands on
 * recordings of the same shape. It must not know other channels, nor how the coefficients are found.
 */
@NullMarked
package org.hillock.preprocessing.filter;

import org.jspecify.annotations.NullMarked;
