package org.hillock.core.probe;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One contact as readers of recordings find it: the contact of channel i in row i.
 *
 * @param contactId name, distinct within the probe
 * @param shankId shank, empty for none
 * @param x position in µm
 * @param y position in µm
 */
public record ContactRow(String contactId, String shankId, double x, double y) {
    /** A two-dimensional probe in µm from its rows; row i is wired to channel i. */
    public static Probe toProbe(List<ContactRow> rows, ContactShape shape) {
        double[][] positions =
                rows.stream().map(row -> new double[] {row.x, row.y}).toArray(double[][]::new);
        return Probe.empty()
                .setContacts(positions, shape)
                .setContactIds(rows.stream().map(ContactRow::contactId).toList())
                .setShankIds(rows.stream().map(ContactRow::shankId).toList())
                .setDeviceChannelIndices(IntStream.range(0, rows.size()).toArray());
    }
}
