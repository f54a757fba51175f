/**
 * This room designs digital filters and runs them over row-major {@code [samples × channels]} blocks. It receives cut-offs,
 * orders, coefficients and sample arrays. It hands on coefficients, filtered samples and the lengths of responses. It must not
 * know where samples come from, how blocks were cut, nor what a spike is.
 */
@NullMarked
package org.hillock.kernels.filter;

import org.jspecify.annotations.NullMarked;
