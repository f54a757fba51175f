package org.hillock.preprocessing.rows;

import java.util.Arrays;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;

/** Parameters that are one number for all channels or one number for each. */
public final class PerChannel {
    private PerChannel() {}

    /**
     * One number for each channel.
     *
     * @param given a single number, {@code [channels]} or {@code [1, channels]}
     * @throws WrongArgumentException for another number of values
     */
    public static double[] values(String operation, String parameter, NdArray given, int numChannels) {
        double[] values = given.toDoubles();
        if (values.length == 1) {
            double[] all = new double[numChannels];
            Arrays.fill(all, values[0]);
            return all;
        }
        if (values.length != numChannels) {
            throw new WrongArgumentException(operation + ": " + parameter + " of " + values.length
                    + " values must be one number or as many as the " + numChannels
                    + " channels. Give one value for each channel.");
        }
        return values;
    }

    /** The wire form: {@code [1, channels]}, as the peer writes it. */
    public static NdArray row(double[] values) {
        return NdArray.ofDoubles(values, 1, values.length);
    }
}
