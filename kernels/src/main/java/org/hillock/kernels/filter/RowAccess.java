package org.hillock.kernels.filter;

/** Rows of a block of floats or doubles as doubles. */
interface RowAccess {
    void load(int start, double[] row);

    void store(double[] row, int start);

    /** The values themselves. */
    record Doubles(double[] data) implements RowAccess {
        @Override
        public void load(int start, double[] row) {
            System.arraycopy(data, start, row, 0, row.length);
        }

        @Override
        public void store(double[] row, int start) {
            System.arraycopy(row, 0, data, start, row.length);
        }
    }

    /** Floats, rounded when stored. */
    record Floats(float[] data) implements RowAccess {
        @Override
        public void load(int start, double[] row) {
            for (int c = 0; c < row.length; c++) {
                row[c] = data[start + c];
            }
        }

        @Override
        public void store(double[] row, int start) {
            for (int c = 0; c < row.length; c++) {
                data[start + c] = (float) row[c];
            }
        }
    }
}
