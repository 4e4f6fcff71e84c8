# ストロール: カード、検索、一覧、個別のページ、その段階。

badge-open = 受付中
badge-room = あと{ $room }人
badge-full = 満員・キャンセル待ちあり
badge-postponed = 延期・日程は未定
badge-postponed-to = { $day }に延期
badge-cancelled = 中止
badge-over = 終了

when = { $day } { $time }
when-undated = 新しい日程はまだ決まっていません
walkers = { $count }人
towns = { $count }の町
hosted-by = 主催 { $host }
party = { $children ->
    [0] 大人{ $adults }人
   *[other] 大人{ $adults }人、子ども{ $children }人
}
card-join = 申し込む
card-wait = キャンセル待ちに申し込む
card-see = 見る
card-see-change = 変更を見る

find-title = ストロールを探す
find-label = ストロールを探す
find-placeholder = 町の名前か郵便番号
find-button = 探す
find-locate = 今いる場所で探す
find-locate-failed = ブラウザーから場所がわかりませんでした。町の名前か郵便番号でも探せます。
find-empty = 町の名前か郵便番号を入れてください。大文字・小文字や記号のちがいは気にしません。
find-here = 今いる場所
find-near = { $count ->
   *[other] { $place }に近いストロール
}
find-nothing = 「{ $query }」という場所が見つかりません。
find-nothing-text = つづりを確かめるか、州や都道府県を加えるか、郵便番号でお試しください。
find-which = どの「{ $query }」でしょうか
find-did-you-mean = 「{ $query }」は見つかりません。次のどれかでしょうか
find-looked-for = 「{ $query }」は見つかりません。{ $place }で探しました。
find-far = { $place }の近くにはまだありません。いちばん近いストロールまで{ $distance }です。
find-far-text = どこからでも参加できます。町のひとつに寄付するか、お住まいの近くでの母乳の提供を調べてみてください。
find-no-strolls = 公開されているストロールはまだありません。
find-on-map = 地図で見る
find-banks = その近くの母乳バンク
find-banks-text = いちばん近いバンクが担当とはかぎりません。どのバンクも、どこに相談すればよいか教えてくれます。

strolls-title = { $count }の町
strolls-lead = 多くの町は{ $day }に歩きます。
strolls-none = 公開されているストロールはまだありません。受付が始まるとここに並びます。
strolls-regions = 地域から選ぶ
strolls-all = すべての地域

stroll-cancelled = このストロールは中止になりました。
stroll-cancelled-text = お申し込みは取り消しの扱いになります。ここへの寄付はキャンペーン全体に生かされます。
stroll-postponed = このストロールは延期になりました。新しい日程はまだ決まっていません。
stroll-postponed-text = お申し込みはそのまま有効です。新しい日程は、決まりしだいここに出ます。
stroll-postponed-to = このストロールは{ $day }に延期になりました。
stroll-place-kept = お申し込みはそのまま有効です。新しい日に都合がつかないときは、チケットのリンクから取り消せます。
stroll-changed-at = { $at }のお知らせ。
stroll-was-moved = このストロールは{ $from }から{ $to }に移りました。
stroll-find-near = 近くのほかのストロールを探す
stroll-zone = 現地時間: { $zone }
stroll-calendar = カレンダーに加える
stroll-where-unknown = 集合場所は主催者からお知らせがあります。
stroll-directions = 行き方
stroll-bring-nothing = 特にありません。
stroll-join = このストロールに申し込む
stroll-wait = キャンセル待ちに申し込む
stroll-full-look = ただいま満員です。キャンセル待ちに入ると、空きが出たときに順番が進みます。
find-too-long = 町の名前としては長すぎます。{ $most }文字までで入力してください。
stroll-full-text = ただいま満員です。キャンセル待ちに入ると、空きが出たときに順番が進み、メールが届きます。
stroll-tally = { $town }のこれまで
stroll-tally-over = { $town }のまとめ
stroll-of-places = 定員{ $count }人
stroll-waiting = キャンセル待ち{ $count }組
stroll-give = このストロールに寄付する
stroll-milk = 母乳を約束する
stroll-gifts = このストロールへの寄付
stroll-no-gifts = まだ寄付はありません。最初の寄付から一覧がはじまります。
stroll-share = まわりの人に伝える
stroll-share-button = 共有する
stroll-share-mail = メールで送る
stroll-copy = リンクをコピー
stroll-copied = リンクをコピーしました。
back-to-stroll = { $town }に戻る
back-to-campaign = キャンペーンに戻る

fact-when = 日時
fact-where = 場所
fact-host = 主催
fact-bring = 持ちもの
fact-name = お名前
fact-party = 人数
fact-stroll = ストロール
fact-code = 番号
fact-amount = 金額
fact-fee-cover = 手数料のための上乗せ
fact-for = 寄付先
fact-bank = 母乳バンク
fact-checked = 最終確認

zone-eastern = 東部時間
zone-central = 中部時間
zone-mountain = 山岳部時間
zone-pacific = 太平洋時間
zone-alaska = アラスカ時間
zone-hawaii = ハワイ時間
zone-atlantic = 大西洋時間
zone-newfoundland = ニューファンドランド時間
zone-samoa = サモア時間
zone-chamorro = チャモロ時間
zone-japan = 日本時間
zone-of-city = { $city }の時間
zone-named = { $name }（{ $short }）
time-in-zone = { $time } { $zone }

# In a calendar: what has become of a plan, and the name of the stroll.
calendar-summary = { $status }：{ $name }

# Where a stroll meets and what the walk is like; only what its host has said is shown.
stroll-until = { $time }まで
stroll-walk = 歩くコースについて
fact-until = 終了
fact-distance = 距離
fact-surface = 路面
fact-pram = ベビーカー
fact-wheelchair = 車いす
fact-parking = 駐車場
fact-toilets = トイレ
fact-rain = 雨のとき
access-yes = 全行程で通れます
access-partly = 一部のみ、または手助けがあれば
access-no = このコースでは通れません
calendar-fact = { $name }：{ $value }

filter-legend = ストロールをしぼりこむ
filter-room = 空きがある
filter-pram = ベビーカーで歩ける
filter-wheelchair = 車いすで歩ける
filter-button = 表示
filter-found = { $found ->
    [0] すべてに当てはまるストロールはありません。
   *[other] { $among }件のうち{ $found }件が当てはまります。
}
filter-none = すべて表示

news-particulars = 名前、場所、または終わりの時刻が変わりました
ticket-give-back = その日は行けないので、席を返す
