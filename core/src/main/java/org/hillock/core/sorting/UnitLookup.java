package org.hillock.core.sorting;

import java.util.HashMap;
import java.util.Map;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/** Finds the unit index of many labels; a label that is no unit is refused with the known ones listed. */
final class UnitLookup {
    private final Ids unitIds;
    private final Map<Long, Integer> byNumber = new HashMap<>();
    private final Map<String, Integer> byText = new HashMap<>();

    UnitLookup(Ids unitIds) {
        this.unitIds = unitIds;
        for (int i = 0; i < unitIds.size(); i++) {
            switch (unitIds.get(i)) {
                case Id.IntId(long value) -> byNumber.put(value, i);
                case Id.TextId(String value) -> byText.put(value, i);
            }
        }
    }

    int[] indicesOf(NdArray labels) {
        int[] indices = new int[labels.size()];
        if (labels.type() instanceof ElementType.Text) {
            String[] texts = labels.toStrings();
            for (int i = 0; i < indices.length; i++) {
                String text = texts[i];
                Integer index = byText.get(text);
                indices[i] = index == null ? unitIds.indexOf(Id.of(text)) : index;
            }
        } else {
            for (int i = 0; i < indices.length; i++) {
                long number = labels.longAt(i);
                Integer index = byNumber.get(number);
                indices[i] = index == null ? unitIds.indexOf(Id.of(number)) : index;
            }
        }
        return indices;
    }
}
