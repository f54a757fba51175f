package org.hillock.core.tools;

import java.util.Optional;

/**
 * Templates and what they rest on.
 *
 * @param templates mean or median of every unit
 * @param standardDeviations the spread around the mean, divided by the number of spikes, in the same layout and units; where asked for
 * @param numSpikes how many spikes of each unit were cut; those whose window reaches over a border are not among them
 */
public record TemplateEstimate(Templates templates, Optional<Templates> standardDeviations, long[] numSpikes) {}
