package org.hillock.comparison;

import org.hillock.core.values.Id;

/**
 * A unit of one of several compared objects.
 *
 * @param object position of the sorting or session in the list that is compared
 * @param unitId the unit
 */
public record AgreementNode(int object, Id unitId) {}
