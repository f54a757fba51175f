/**
 * This room keeps objects on disk as the peer does: flat files, folders, zarr stores, and the JSON that says how an object came to
 * be. It receives recordings, sortings, snippets and paths. It hands on the same objects again, and finished folders. It must not
 * know how samples are processed, nor any vendor's format.
 */
@NullMarked
package org.hillock.core.store;

import org.jspecify.annotations.NullMarked;
