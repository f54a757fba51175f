/**
 * This room holds events: times, durations and labels on named channels, segment by segment. It receives arrays. It hands on
 * events and epochs within a span of time. It must not know any file, nor what an event stands for.
 */
@NullMarked
package org.hillock.core.event;

import org.jspecify.annotations.NullMarked;
