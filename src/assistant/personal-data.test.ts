import { describe, expect, it } from 'vitest';
import { holdsPerishableFact, holdsPersonalData } from './personal-data';

describe('another customer’s data', () => {
  it.each([
    'Seu CPF é 123.456.789-09, certo?',
    'CNPJ 12.345.678/0001-90',
    'Meu número é (11) 98765-4321',
    'me chama no 11 98765 4321',
    'manda pra ana.souza@exemplo.com.br',
    'A chave pix é 4f3c2b1a-9d8e-4c7b-a6f5-0e1d2c3b4a59',
    'Pedido 4521 saiu para entrega',
    'o pedido nº 87 está pronto',
    'protocolo: 20',
    'OS 88 concluída',
    'Código de rastreio AB123456789BR',
    'Entrego na Rua das Flores, 120, apto 34',
    'Av. Paulista 1000 né?',
    'CEP 01310-100',
    'Paga aqui: https://pagamento.example/x/9a8b7c',
    'Está em nome de Souza',
    '23793.38128 60000.000003 00000.000400 1 84340000012345',
  ])('is seen: %s', (text) => {
    expect(holdsPersonalData(text)).toBe(true);
  });

  it.each([
    'Temos a camiseta azul no M e no G',
    'Sai por R$ 1.250,00 à vista ou 10x de R$ 125,00',
    'Abrimos das 9h às 18h, de segunda a sábado',
    'O tênis 42 acabou, tenho 41 e 43',
    'Entregamos em 3 a 5 dias úteis',
    'Sim, aceitamos pix e cartão',
    'Tenho os 3 modelos',
    'Pode deixar, já estou separando o seu pedido!',
    'Rua não conheço, me manda o bairro?',
    '',
  ])('is not seen in: %s', (text) => {
    expect(holdsPersonalData(text)).toBe(false);
  });
});

describe('a fact that passes', () => {
  it.each(['R$ 50', 'chega 12/03', 'às 15h', '14:30', 'amanhã de manhã'])('%s', (text) => {
    expect(holdsPerishableFact(text)).toBe(true);
  });
  it.each(['Temos sim', 'tamanho 42'])('not: %s', (text) => {
    expect(holdsPerishableFact(text)).toBe(false);
  });
});
