package org.hillock.core.format;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One of the signals that lie in a file or folder side by side.
 *
 * @param id what {@code --stream} takes
 * @param name a name for people
 * @param numChannels where it is known without opening the stream
 * @param samplingFrequency in Hz, likewise
 */
public record StreamInfo(String id, String name, OptionalInt numChannels, OptionalDouble samplingFrequency) {}
