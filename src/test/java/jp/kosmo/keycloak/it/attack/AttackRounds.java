package jp.kosmo.keycloak.it.attack;

/** How often the abuse tests try: few times in {@code verify}, as often as promised with {@code -Dkosmo.abuse=full}. */
public final class AttackRounds {

    private static final boolean FULL = "full".equals(System.getProperty("kosmo.abuse"));

    private AttackRounds() {}

    public static int times(int few, int full) {
        return FULL ? full : few;
    }

    /** The seed of a random test; {@code -Dkosmo.seed} repeats one that a report names. */
    public static long seed() {
        return Long.getLong("kosmo.seed", 20261122);
    }
}
