/**
 * This room reads the files of recording devices and sorters, one package a format. It receives paths and reading options. It hands on
 * lazy recordings and sortings with all facts that the files state. It must not know how signals are processed or spikes are sorted.
 */
@NullMarked
package org.hillock.extractors;

import org.jspecify.annotations.NullMarked;
