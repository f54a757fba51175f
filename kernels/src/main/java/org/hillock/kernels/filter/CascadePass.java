package org.hillock.kernels.filter;

/** The steps of filtering a block forward and backward, in one precision. */
interface CascadePass {
    int samples();

    /** Samples of the odd extension at both ends. */
    int pad();

    /** Filters rows in rising order, from and to the state. */
    void forward(int from, int to);

    /** Filters rows in falling order, from and to the state. */
    void backward(int from, int to);

    /** Notes the extension after the end; before any of the last {@code pad() + 1} rows is filtered. */
    void keepEnd();

    /** Settles the state and filters through the extension before the first row. */
    void begin();

    /** Filters through the extension after the end, settles, and comes back to the last row. */
    void turn();
}
