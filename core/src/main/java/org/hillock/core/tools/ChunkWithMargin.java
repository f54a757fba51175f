package org.hillock.core.tools;

import org.hillock.core.recording.Traces;

/**
 * A chunk and what lies around it.
 *
 * @param traces left margin, chunk and right margin
 * @param leftMargin how many rows lie before the chunk
 * @param rightMargin how many rows lie after it
 */
public record ChunkWithMargin(Traces traces, int leftMargin, int rightMargin) {}
