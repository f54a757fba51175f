/**
 * This room fetches data sets from an address over HTTP and keeps them in a folder.
 * It receives an address, a path below it and a folder.
 * It hands on paths of files and folders that are whole.
 * It must not know what is in them.
 */
@NullMarked
package org.hillock.generation.datasets;

import org.jspecify.annotations.NullMarked;
