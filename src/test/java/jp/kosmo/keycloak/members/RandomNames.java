package jp.kosmo.keycloak.members;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names as they stand in lists of all ages and makes, some of which begin like others. */
final class RandomNames {

    private static final List<String> PARTS = List.of(
            "髙", "高", "橋", "﨑", "崎", "山", "𠮷", "吉", "田", "佐", "藤", "齋", "斉", "々", "邉", "﨟", "𡈽", "花", "子", "太", "郎",
            "さ", "サ", "ｻ", "が", "ガ", "ｶﾞ", "か\u3099", "ｶ", "ッ", "ｯ", "ツ", "ー", "ｰ", "－", "ぁ", "ヶ", "・", "･", "M", "Ｍ",
            "m", "é", "e\u0301", "O'", "-", " ", "　", "\u200B", "㈱", "①", "Ⅲ", "\uD842");

    private RandomNames() {}

    static Stream<String> of(Random random) {
        return Stream.generate(() -> text(random, 1 + random.nextInt(9)));
    }

    /** Some so long that their key is cut off. */
    static String text(Random random, int parts) {
        int length = random.nextInt(40) == 0 ? 120 : parts;
        return IntStream.range(0, length)
                .mapToObj(part -> PARTS.get(random.nextInt(PARTS.size())))
                .collect(Collectors.joining());
    }
}
