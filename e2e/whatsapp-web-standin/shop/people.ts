import type { Random } from './random.ts';

export const firstNames =
  'Adriana Alice Amanda Ana Antônia Beatriz Bianca Bruna Camila Carolina Cecília Cláudia Cristina Daniela Débora Denise Edna Eduarda Elaine Eliane Fabiana Fernanda Flávia Gabriela Giovana Heloísa Iara Ingrid Isabela Ivone Jéssica Joana Josefa Juliana Karina Larissa Letícia Lívia Luana Lúcia Luiza Marcela Mariana Marisa Marlene Michele Mônica Natália Neide Olívia Patrícia Paula Priscila Rafaela Raquel Regina Renata Rita Rosana Sabrina Sandra Silvana Simone Solange Sônia Sueli Tainá Tatiana Teresa Thaís Valéria Vanessa Vera Vitória Viviane Yasmin Zilda André Antônio Bernardo Caio Carlos Diego Eduardo Fábio Felipe Gustavo Heitor Jorge José Leandro Lucas Marcos Mateus Otávio Paulo Rafael Ricardo Roberto Sérgio Tiago Vinícius'.split(
    ' ',
  );

export const lastNames =
  'Albuquerque Almeida Alves Andrade Araújo Barbosa Barros Batista Borges Cardoso Carvalho Castro Cavalcanti Correia Costa Cunha Dias Duarte Farias Fernandes Ferreira Figueiredo Fonseca Freitas Gomes Gonçalves Guimarães Leite Lima Lopes Macedo Machado Magalhães Marques Martins Medeiros Melo Mendes Miranda Monteiro Moraes Moreira Moura Nascimento Nogueira Nunes Oliveira Pacheco Peixoto Pereira Pinto Queiroz Ramos Rezende Ribeiro Rocha Rodrigues Santana Santos Silva Siqueira Soares Souza Tavares Teixeira Toledo Vasconcelos Vieira Xavier'.split(
    ' ',
  );

/** Area codes; WhatsApp registered mobiles outside 11 to 28 without the ninth digit for years. */
const areas = ['11', '11', '11', '19', '21', '31', '41', '47', '51', '62', '71', '81', '85'];

export interface Person {
  name: string;
  firstName: string;
  /** Digits with country code. */
  phone: string;
}

/** A person whose name and phone nobody drawn before has. */
export function newPerson(random: Random, taken: Set<string>): Person {
  for (;;) {
    const firstName = random.pick(firstNames);
    const name = `${firstName} ${random.pick(lastNames)}`;
    const area = random.pick(areas);
    const digits = `${random.between(6, 9)}${random.between(1_000_000, 9_999_999)}`;
    const keepsNinth = Number(area) <= 28 || random.chance(0.5);
    const phone = `55${area}${keepsNinth ? '9' : ''}${digits}`;
    if (taken.has(name) || taken.has(phone)) continue;
    taken.add(name).add(phone);
    return { name, firstName, phone };
  }
}
