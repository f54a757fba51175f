/**
 * This room shows how programs use the library, one page an example. It receives a folder to work in, and the shipped recording. It hands on
 * what it prints. It must not be named by any other room.
 */
@NullMarked
package org.hillock.examples;

import org.jspecify.annotations.NullMarked;
