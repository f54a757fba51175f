/**
 * This room makes recordings and sortings out of nothing but parameters and a seed, so that the truth about every spike is known.
 * It receives parameters, by hand or from the catalog, and takes its steps from the packages below.
 * It hands on lazy recordings and sortings with their truth as properties.
 * It must not know files, formats, sorters or preprocessing.
 */
@NullMarked
package org.hillock.generation;

import org.jspecify.annotations.NullMarked;
