package jp.kosmo.keycloak.office.access;

import java.util.Locale;

/** What a clerk of a union may be: the roles of the client {@code kosmo-office}. */
public enum OfficeRole {
    /** Answers the telephone. Sees nothing of a member but where the member stands. */
    DESK,
    /** Keeps the members' records. */
    MEMBERS,
    /** Publishes the terms of use. */
    TERMS,
    /** Reads the evidence and the lists; changes nothing. */
    AUDITOR;

    /** The name of the role in Keycloak. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
