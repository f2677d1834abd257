package jp.kosmo.keycloak.demo;

/**
 * By what members know their union on every page: the same on the portal as on Keycloak's pages and in the mails, whose texts are
 * in the realm file. Colour and logo are in {@code portal.css} and in the picture of this name.
 *
 * @param name of the sample union whose look it is, for a copy too
 * @param phone number of its desk
 * @param hours when somebody answers there
 */
record Look(String name, String phone, String hours) {

    /** The picture beside the union's name. */
    String logo() {
        return Resource.text(name + ".svg");
    }
}
