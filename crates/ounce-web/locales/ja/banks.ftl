# 母乳バンクと受付場所。

bank-network = ネットワーク: { $network }
bank-asks-title = 求められること
bank-asks-hmbana = 北米のネットワークHMBANAのバンクがはじめに求めること: 電話での短い面談、血液検査（費用はバンクが負担）、ニコチンを使わないこと。多くは合計で{ $least }から{ $most }以上。謝礼はありません。
bank-asks-japan = 日本のバンクがはじめに求めること: 来院か電話、血液検査、たばこを吸わず、お酒を習慣的に飲まないこと、合計で約{ $total }、1回の発送は{ $parcel }以上。謝礼はありません。
bank-asks-any = そのほかのバンクは、はじめに健康と薬についての面談と血液検査を求めることが多いです。決まりはバンクごとにちがい、バンクが教えてくれます。
bank-checked = 最後に確かめた日: { $date }。
bank-details-seen = 連絡先と決まりを見た時期: { $seen }。
bank-call-first = 情報は変わることがあります。搾乳、冷凍、発送の前に電話してください。
bank-call = { $number } に電話する
bank-toll-free = 通話料はかかりません
bank-donor-page = 提供する方へのページ
bank-website = ウェブサイト
opens-site = { $site } を開きます
bank-telephone-on-page = 電話番号はバンクのページをご覧ください。
bank-no-contact = 電話番号もページもわかっていません。
bank-ask-network = 連絡先はネットワークにたずねてください:
bank-ask-midwife = 連絡先は、助産師か{ $city }の病院にたずねてください。
bank-frozen-yes = すでに冷凍してある母乳: バンクの決まりどおりに保存していれば、受け取ってもらえます。
bank-frozen-ask = すでに冷凍してある母乳: 持っていく前、捨てる前に、バンクにたずねてください。
bank-frozen-no = すでに冷凍してある母乳: 受け取ってもらえません。登録が済んだあとの母乳だけです。
bank-ships = 自宅から発送するための用具を送ってくれます。
bank-ships-not = 宅配では受け取りません。直接届けます。
bank-minimum = 合計で{ $volume }以上を求めています。
bank-takes-from = 受け取る地域: { $where }
bank-depot-nearest = いちばん近い受付場所: { $name }（{ $town }）
bank-depots-all = { $count ->
   *[other] 受付場所 { $count }か所をすべて見る
}
bank-none-in = { $country }には、わたしたちの知る母乳バンクがありません。いちばん近いバンクはほかの国にあり、多くは自分の国の母乳だけを受け取ります。助産師や新生児科のある病院にたずねてみてください。
bank-source = 出典
bank-promise = このバンクへの提供を約束する
bank-others = 近くのバンクを探す
banks-title = すべての母乳バンク
banks-lead = 活動していることがわかっている母乳バンクを、国ごとにまとめました。
banks-none = まだ母乳バンクが登録されていません。
depots-title = 受付場所
depots-near = { $place }の近くの受付場所
depots-text = 受付場所は、バンクの登録が済んだ方の母乳を受け取ります。移ったり閉じたりすることがあるので、先にバンクに電話してください。
depots-none-near = そこから{ $distance }以内に、わたしたちの知る受付場所はありません。多くのバンクは発送用の用具を送ってくれます。バンクにたずねてください。
depots-none = このバンクの受付場所は知られていません。届け方はバンクにたずねてください。
depot-of = バンク:
depot-call = 先に電話: { $number }
depot-seen = 見た時期: { $seen }
depot-seen-undated = 日付のないページで見ました
fact-telephone = 電話
