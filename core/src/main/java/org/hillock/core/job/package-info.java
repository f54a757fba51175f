/**
 * This room runs work over the pieces of a recording: how many jobs, how large the pieces, in which order results are joined. It
 * receives a recording, a {@link org.hillock.core.job.ChunkJob} and options. It hands on the joined result, progress and the first
 * failure. It must not know what a job computes, nor any file.
 */
@NullMarked
package org.hillock.core.job;

import org.jspecify.annotations.NullMarked;
