/**
 * This room turns bytes of flat files into samples and back. It receives files, sample types and byte orders. It hands on filled
 * buffers and written bytes. It must not know what a recording is made of, nor any folder layout.
 */
@NullMarked
package org.hillock.core.binary;

import org.jspecify.annotations.NullMarked;
