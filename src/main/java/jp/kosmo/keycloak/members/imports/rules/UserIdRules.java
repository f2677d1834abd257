package jp.kosmo.keycloak.members.imports.rules;

import org.keycloak.models.RealmModel;

/** What a union's user IDs are like. */
public interface UserIdRules {

    /** Whether it is made of what IDs are made of: asked of every row, when a file is checked and when its plan is made. */
    boolean isUserId(String userId);

    /** Whether somebody new may have it. */
    boolean mayBeGiven(String userId, boolean temporary);

    /** IDs given up after this moment (epoch milliseconds) are kept from others. */
    long releasedSince(RealmModel realm);
}
