/**
 * This room opens what needs no vendor's format: flat binary files, and folders, stores and dumps that SpikeInterface or Hillock saved.
 * It receives paths and reading options. It hands on the recordings and sortings that the native storage of the core opens. It must
 * not know how those are stored.
 */
@NullMarked
package org.hillock.extractors.saved;

import org.jspecify.annotations.NullMarked;
