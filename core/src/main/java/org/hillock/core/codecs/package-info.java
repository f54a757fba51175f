/**
 * This room packs and unpacks bytes the way Python's numcodecs does. It receives bytes and a codec's JSON configuration. It
 * hands on bytes of the stated size, or a failure with the offset at which they are damaged. It must not know files, arrays or element types.
 */
@NullMarked
package org.hillock.core.codecs;

import org.jspecify.annotations.NullMarked;
