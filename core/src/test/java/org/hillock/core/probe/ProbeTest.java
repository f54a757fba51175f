package org.hillock.core.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
    private static final double TOLERANCE = 1e-9;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void turningThereAndBackChangesNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Probe probe = ProbeGenerators.generateMultiColumnsProbe(MultiColumns.of(3, 4));
        double theta = random.nextDouble(-180, 180);
        double[] center = {random.nextDouble(), random.nextDouble()};
        assertSame(probe.rotate(theta, center).rotate(-theta, center), probe);
        double[] axis = {random.nextDouble(), random.nextDouble(), 0.1};
        Probe spatial = probe.to3d("yz").move(1, 2, 3);
        assertSame(spatial.rotate3d(theta, axis).rotate3d(-theta, axis), spatial);
        assertSame(probe.to3d("xz").to2d("xz"), probe);
        assertSame(probe.rotate(theta).to3d("xy").to2d("xy"), probe.rotate(theta));
    }

    private static void assertSame(Probe actual, Probe expected) {
        Trees.assertEqual("probe", ProbeJson.toTree(actual), ProbeJson.toTree(expected), TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void slicingASliceIsSlicingOnce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] wiring = shuffled(random, 36);
        ProbeGroup group = ProbeGroup.of(
                        ProbeGenerators.generateMultiShank(2, new double[] {200, 0}, MultiColumns.of(2, 6)),
                        ProbeGenerators.generateLinearProbe(12).move(700, 0))
                .setGlobalDeviceChannelIndices(wiring);
        WiredProbes wired = group.wiredTo(36);
        int[] first = IntStream.of(shuffled(random, 36)).limit(20).toArray();
        int[] second = IntStream.of(shuffled(random, 20)).limit(7).toArray();
        int[] direct = IntStream.of(second).map(i -> first[i]).toArray();
        WiredProbes twice = wired.slice(first).slice(second);
        WiredProbes once = wired.slice(direct);
        assertThat(twice.group()).isEqualTo(once.group());
        assertThat(twice.contactVector()).isEqualTo(once.contactVector());
        double[][] all = wired.locations();
        for (int i = 0; i < direct.length; i++) {
            assertThat(once.locations()[i]).containsExactly(all[direct[i]]);
        }
        WiredProbes back = WiredProbes.fromContactVector(once.contactVector(), once.contourAnnotations());
        assertThat(back.locations()).isDeepEqualTo(once.locations());
        assertThat(back.groups(GroupMode.BY_SHANK)).containsExactly(once.groups(GroupMode.BY_SHANK));
        assertThat(back.contactVector()).isEqualTo(once.contactVector());
        assertThat(back.contourAnnotations()).isEqualTo(once.contourAnnotations());
    }

    private static int[] shuffled(SplittableRandom random, int n) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    @Test
    void annotationsComeBackFromProbesInfo() {
        WiredProbes wired = ProbeGroup.of(ProbeGenerators.generateDummyProbe("circle")
                        .setDeviceChannelIndices(IntStream.range(0, 32).toArray()))
                .wiredTo(32);
        WiredProbes back =
                WiredProbes.fromContactVector(wired.contactVector(), Map.of("probes_info", wired.probesInfo()));
        assertThat(back.probe()).hasToString("Probe - me - 32ch - 1shanks");
        assertThat(wired.probesInfo()).hasToString("[{\"manufacturer\":\"me\"}]");
    }

    @Test
    void aggregateJoinsChannelsOneAfterAnother() {
        WiredProbes tetrode = ProbeGroup.of(ProbeGenerators.generateTetrode().setDeviceChannelIndices(3, 1, 0, 2))
                .wiredTo(4);
        WiredProbes joined = WiredProbes.aggregate(List.of(tetrode, tetrode));
        assertThat(joined.numChannels()).isEqualTo(8);
        assertThat(joined.groups(GroupMode.BY_PROBE)).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
        assertThat(joined.locations()[5]).containsExactly(tetrode.locations()[1]);
        assertThat(joined.group().overlappingProbes()).hasSize(1);
    }

    @Test
    void mismatchNamesBothCounts() {
        Probe probe = ProbeGenerators.generateLinearProbe(8).setDeviceChannelIndices(0, 1, 2, 3, 4, 5, 6, 9);
        assertThatThrownBy(() -> ProbeGroup.of(probe).wiredTo(6))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("= 9 ")
                .hasMessageContaining("8 connected contacts")
                .hasMessageContaining("6 channels");
        assertThatThrownBy(
                        () -> ProbeGroup.of(ProbeGenerators.generateTetrode()).wiredTo(4))
                .hasMessageContaining("device_channel_indices")
                .hasMessageContaining("4 contacts");
        assertThatThrownBy(
                        () -> ProbeGroup.of(ProbeGenerators.generateTetrode().setDeviceChannelIndices(-1, -1, -1, -1))
                                .wiredTo(4))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> ProbeGroup.of(ProbeGenerators.generateTetrode().setDeviceChannelIndices(0, 1, 1, 2))
                        .wiredTo(4))
                .hasMessageContaining("= 1 must occur once");
    }

    @Test
    void fewerContactsThanChannelsKeepTheirChannels() {
        WiredProbes wired = ProbeGroup.of(ProbeGenerators.generateTetrode().setDeviceChannelIndices(7, -1, 2, 0))
                .wiredTo(9);
        assertThat(wired.recordedChannels()).containsExactly(0, 2, 7);
        assertThat(wired.probe().contacts().deviceChannelIndices()).hasValue(List.of(0, 1, 2));
        assertThat(wired.locations()[2]).containsExactly(10, 0);
        assertThatThrownBy(() -> wired.locations("xz")).hasMessageContaining("axes = 'xz'");
        assertThatThrownBy(() -> wired.slice(0, 0)).hasMessageContaining("occur once");
        assertThatThrownBy(() -> wired.slice(3)).hasMessageContaining("3 channels");
    }

    @Test
    void shanksAndSlices() {
        Probe probe = ProbeGenerators.generateMultiShank(2, new double[] {150, 0}, MultiColumns.of(1, 3))
                .setDeviceChannelIndices(5, 4, 3, 2, 1, 0);
        Shank second = probe.getShanks().get(1);
        assertThat(second.getIndices()).containsExactly(3, 4, 5);
        assertThat(second.deviceChannelIndices()).containsExactly(2, 1, 0);
        assertThat(second.contactPositions().toDoubles()).containsExactly(150, 0, 150, 20, 150, 40);
        Probe part = probe.getSlice(new boolean[] {true, false, false, false, true, false});
        assertThat(part.contacts().deviceChannelIndices()).hasValue(List.of(5, 1));
        assertThat(part.planarContour()).isEqualTo(probe.planarContour());
        assertThatThrownBy(() -> probe.getSlice(6)).hasMessageContaining("0 … 5");
        assertThat(probe).hasToString("Probe - 6ch - 2shanks");
        assertThat(Probe.empty()).hasToString("Undefined probe");
        assertThat(ProbeGenerators.generateDummyProbeGroup()).hasToString("ProbeGroup: 2 probes - 64 contacts");
    }

    @Test
    void generatedIdsAreDistinctAndFollowTheSeed() {
        ProbeGroup group = ProbeGroup.of(ProbeGenerators.generateTetrode(), ProbeGenerators.generateTetrode());
        ProbeGroup named = group.autoGenerateContactIds(3).autoGenerateProbeIds(3);
        assertThat(named).isEqualTo(group.autoGenerateContactIds(3).autoGenerateProbeIds(3));
        assertThat(named.getGlobalContactIds())
                .doesNotHaveDuplicates()
                .hasSize(8)
                .allMatch(id -> id.matches("\\d{8}"));
        assertThat(named.probes().get(0).annotation("probe_id"))
                .isNotEqualTo(named.probes().get(1).annotation("probe_id"));
        assertThatThrownBy(() -> named.autoGenerateProbeIds(4)).hasMessageContaining("probe_id");
        assertThatThrownBy(() -> named.autoGenerateContactIds(4)).hasMessageContaining("contact_ids");
        assertThatThrownBy(
                        () -> group.addProbe(ProbeGenerators.generateTetrode().to3d("xy")))
                .hasMessageContaining("ndim = 3");
        assertThatThrownBy(() -> group.setGlobalDeviceChannelIndices(1, 2)).hasMessageContaining("8 contacts");
    }

    @Test
    void wrongContactsAreRefused() {
        Probe two = Probe.empty().setContacts(new double[][] {{0, 0}, {1, 1}}, ContactShape.circle(1));
        assertThatThrownBy(() -> Probe.empty().setContacts(new double[][] {{0, Double.NaN}}, ContactShape.circle(1)))
                .hasMessageContaining("contact_positions[0]");
        assertThatThrownBy(() -> Probe.empty().setContacts(new double[][] {{0, 1, 2}}, ContactShape.circle(1)))
                .hasMessageContaining("ndim = 2");
        assertThatThrownBy(() -> two.setShankIds(List.of("a"))).hasMessageContaining("2 contacts");
        assertThatThrownBy(() -> two.setContactIds(List.of("a", "a"))).hasMessageContaining("contact_ids = 'a'");
        assertThatThrownBy(() -> two.setDeviceChannelIndices(1)).hasMessageContaining("device_channel_indices");
        assertThatThrownBy(() -> two.wiringToDevice("nothing")).hasMessageContaining("H32>RHD2132");
        assertThatThrownBy(() -> two.wiringToDevice("H32>RHD2132")).hasMessageContaining("32");
        assertThatThrownBy(() -> new ContactShape("star", Map.of())).hasMessageContaining("circle, square, rect");
        assertThatThrownBy(() -> Probe.empty(4, "um")).hasMessageContaining("ndim = 4");
        assertThatThrownBy(() -> Probe.empty(2, "km")).hasMessageContaining("um, mm, m");
        assertThatThrownBy(() -> two.to3d("xx")).hasMessageContaining("xy, yz, xz");
        assertThatThrownBy(() -> two.rotate(Double.NaN, new double[] {Double.NaN, 0}))
                .hasMessageContaining("center");
    }

    @Test
    void annotationsOfContactsBecomeColumns() {
        Probe probe = ProbeGenerators.generateTetrode()
                .annotateContacts("imp", NdArray.ofLongs(new long[] {1, 2, 3, 4}))
                .annotateContacts("ok", NdArray.ofBooleans(new boolean[] {true, false, true, true}))
                .annotate("deep", PythonJson.parse("{\"a\": [1, null]}"));
        NdArray vector = probe.toArray(true);
        assertThat(vector.field("imp").toLongs()).containsExactly(1, 2, 3, 4);
        assertThat(vector.field("ok").toBooleans()).containsExactly(true, false, true, true);
        assertThat(ProbeGroup.fromArray(vector).probes().getFirst().contacts().annotations())
                .isEqualTo(probe.contacts().annotations());
        assertThat(ProbeJson.parseProbe(ProbeJson.toTree(probe))).isEqualTo(probe);
    }

    @Test
    void squareGridAndVertices() {
        Probe grid = ProbeGenerators.generateSquareProbe(3, 10, ContactShape.circle(2));
        assertThat(grid.getContactCount()).isEqualTo(9);
        double[][] outline = grid.getContactVertices().get(4);
        assertThat(outline).hasNumberOfRows(360);
        for (double[] point : outline) {
            assertThat(Math.hypot(point[0] - 10, point[1] - 10)).isCloseTo(2, within(TOLERANCE));
        }
    }
}
