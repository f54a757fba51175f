package org.hillock.generation.templates;

import org.hillock.core.errors.WrongArgumentException;

/** Places channels in columns. */
public final class ChannelLocations {
    private ChannelLocations() {}

    /**
     * Places in equally filled columns, column after column from the left, each upwards.
     *
     * @param numChannels a multiple of {@code numColumns}
     * @return {@code [channels][2]} in µm
     */
    public static double[][] inColumns(int numChannels, int numColumns, double contactSpacingUm) {
        if (numColumns < 1 || numChannels < numColumns || numChannels % numColumns != 0) {
            throw new WrongArgumentException("generate_channel_locations: num_channels = " + numChannels
                    + " must be a multiple of num_columns = " + numColumns + ".");
        }
        int rows = numChannels / numColumns;
        double[][] places = new double[numChannels][];
        for (int c = 0; c < numChannels; c++) {
            int column = c / rows;
            places[c] = new double[] {contactSpacingUm * column, contactSpacingUm * (c % rows)};
        }
        return places;
    }
}
