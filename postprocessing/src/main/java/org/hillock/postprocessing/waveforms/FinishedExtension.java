package org.hillock.postprocessing.waveforms;

import tools.jackson.databind.node.ObjectNode;

/**
 * An extension that was computed.
 *
 * @param name the wire name
 * @param params the parameters as they were recorded, perhaps by the peer
 * @param data what was computed
 * @param runtimeSeconds how long it took; NaN where that is not known
 */
public record FinishedExtension(String name, ObjectNode params, ExtensionData data, double runtimeSeconds) {}
