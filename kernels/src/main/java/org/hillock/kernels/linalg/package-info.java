/**
 * This room does dense linear algebra in plain Java: products, decompositions, splines and assignment. It receives row-major
 * matrices and knots. It hands on new matrices, eigenvalues, coefficients and index pairs. It must not know whitening, sorting
 * or comparison, only their arithmetic.
 */
@NullMarked
package org.hillock.kernels.linalg;

import org.jspecify.annotations.NullMarked;
