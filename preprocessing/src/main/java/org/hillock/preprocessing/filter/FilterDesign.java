package org.hillock.preprocessing.filter;

import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.DType;
import org.hillock.kernels.filter.BandType;
import org.hillock.kernels.filter.FilterFamily;
import org.hillock.kernels.filter.IirDesign;
import org.hillock.kernels.filter.SecondOrderSections;
import org.hillock.kernels.filter.TransferFunction;
import org.hillock.kernels.filter.ZerosPolesGain;

/** Finds the coefficients of a {@link Filter} and the precision they need. */
final class FilterDesign {
    /** Poles nearer than this to the unit circle lose too much in float. */
    private static final double NARROW_RADIUS = 0.985;

    private FilterDesign() {}

    static RecursiveFilter of(Filter filter, double samplingFrequency, DType outputType) {
        try {
            boolean sections = filter.filterMode().equals("sos");
            return filter.coeff()
                    .map(rows -> given(rows, sections, outputType))
                    .orElseGet(() -> designed(filter, samplingFrequency, sections, outputType));
        } catch (IllegalArgumentException e) {
            throw new WrongArgumentException("filter: " + e.getMessage(), e);
        }
    }

    private static RecursiveFilter designed(Filter filter, double samplingFrequency, boolean sections, DType type) {
        ZerosPolesGain design = IirDesign.design(
                FilterFamily.named(
                        filter.ftype(),
                        filter.rp().orElse(Double.NaN),
                        filter.rs().orElse(Double.NaN)),
                BandType.named(filter.btype()),
                filter.filterOrder(),
                filter.band().toDoubles(),
                samplingFrequency);
        return sections
                ? cascade(SecondOrderSections.of(design), type)
                : polynomials(TransferFunction.of(design), type);
    }

    private static RecursiveFilter given(List<List<Double>> rows, boolean sections, DType type) {
        double[][] values = rows.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        if (sections) {
            return cascade(new SecondOrderSections(values), type);
        }
        if (values.length != 2) {
            throw new WrongArgumentException(
                    "filter: coeff of " + values.length
                            + " lists must be the two lists b and a (filter_mode is ba). Give both, or sections with filter_mode sos.");
        }
        return polynomials(new TransferFunction(values[0], values[1]), type);
    }

    private static RecursiveFilter polynomials(TransferFunction filter, DType type) {
        double[] b = filter.b();
        double[] a = filter.a();
        if (a.length > 3) {
            return new PolynomialFilter(filter);
        }
        double[] row = new double[6];
        System.arraycopy(b, 0, row, 0, b.length);
        System.arraycopy(a, 0, row, 3, a.length);
        return cascade(new SecondOrderSections(new double[][] {row}), type);
    }

    /** Float arithmetic where the result is rounded to integers anyway and all poles are far enough from the unit circle. */
    static SectionFilter cascade(SecondOrderSections sections, DType type) {
        return new SectionFilter(sections, type.isInteger() && sections.poleRadius() < NARROW_RADIUS);
    }

    /** The type of a filter's result: the given one, else that of the recording, signed. */
    static DType outputType(Optional<DType> given, DType input) {
        return given.orElse(input.toSigned());
    }
}
