use std::sync::Arc;
use tallyford::scenario::*; use tallyford::study::*; use tallyford::day::Options;
fn main(){
  let mut a=std::env::args().skip(1); let n=a.next().unwrap(); let set:Vec<String>=a.collect();
  let lib=Library::default();
  let src=Library::scenario(&n).or_else(||lib.pack(&n)).unwrap();
  let p=match parse(&src,&lib,&set){Ok(p)=>p,Err(e)=>{println!("{e}");return}};
  let sc=Arc::new(p.scenario);
  let t=std::time::Instant::now();
  let o=Plan{options:Options{threads:1,forgetful:std::env::var("FORGET").is_ok(),..Default::default()},days:None,with_unrated:std::env::var("FORGET").is_err(),every:0}.run(&sc,|_,_|());
  println!("{:?} bytes {} digest {}",t.elapsed(),o.town.bytes_per_resident(),o.town.digest().whole());
  for (k,v) in o.measures(){println!("{k:28} {v:?}");}
  println!("{:?}",o.bands());
  for g in o.groups(){println!("{} {:?} {:?} fpr {:?} score {:?} worth {:?}",g.name,g.residents,g.confusion,g.confusion.false_positive_rate(),g.mean_score,g.mean_worth);}
  if std::env::var("ACTS").is_ok(){let n=o.town.town().residents() as f64; for (a,f) in sc.policy().acts().iter().zip(&o.town.figures().acts){println!("{:16} {:7.2}/yr seen {} mist {} imag {} up {:.1} down {:.1}",a.name(),f.done as f64/n,f.seen,f.mistaken,f.imagined,f.points_up as f64/256./n,f.points_down as f64/256./n);}}
}
