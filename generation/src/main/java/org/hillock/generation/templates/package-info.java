/**
 * This room models how a spike looks on every channel: its course in time, its decay with the distance from the unit, the places of units.
 * It receives places of channels, ranges of parameters and a seed.
 * It hands on units and templates.
 * It must not know when spikes happen.
 */
@NullMarked
package org.hillock.generation.templates;

import org.jspecify.annotations.NullMarked;
