package org.hillock.core.store;

import java.nio.file.Path;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.operation.Traced;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import org.hillock.core.zarr.ZarrGroup;

/** What recordings and sortings have in common as zarr stores. */
final class ZarrStores {
    private ZarrStores() {}

    /** Opens whatever object a store holds. */
    static Traced open(Path folder) {
        ZarrGroup root = ZarrGroup.open(folder);
        if (root.hasGroup("spikes")) {
            return new ZarrSortingExtractor(folder).open();
        }
        if (root.hasArray("channel_ids")) {
            return new ZarrRecordingExtractor(folder).open();
        }
        throw new NotSupportedException(folder
                + ": must hold a recording (channel_ids, traces_seg0 …) or a sorting (spikes, unit_ids); it holds "
                + root.arrayNames() + " and " + root.groupNames() + ".");
    }

    static Properties readProperties(ZarrGroup root, int length) {
        Properties properties = Properties.empty(length);
        if (!root.hasGroup("properties")) {
            return properties;
        }
        ZarrGroup group = root.group("properties");
        for (String key : group.arrayNames()) {
            try {
                NdArray values = group.array(key).readAll();
                properties = properties.with(key, values);
            } catch (NotSupportedException e) {
                System.getLogger(ZarrStores.class.getName()).log(System.Logger.Level.WARNING, e.getMessage());
            }
        }
        return properties;
    }
}
