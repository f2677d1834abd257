package jp.kosmo.keycloak.ledger.evidence;

/**
 * A text of the terms exactly as members were shown it.
 *
 * @param sha256 of the text
 * @param version the label under which it was shown first
 * @param language a BCP 47 tag
 * @param text HTML
 */
public record ShownText(String sha256, String version, String language, String text) {}
