/**
 * This room measures: how fast files are read, steps run, and recordings sorted. It receives JMH's arguments from {@code bin/benchmark}. It
 * hands on times, in text or JSON. It must not be named by any other room.
 */
@NullMarked
package org.hillock.benchmarks;

import org.jspecify.annotations.NullMarked;
